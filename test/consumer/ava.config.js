export default {files: ['dist/test/consumer/*.js'], timeout: '180s'};
