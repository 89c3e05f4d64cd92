export default {files: ['dist/examples/sandbox-with-ava.js']};
