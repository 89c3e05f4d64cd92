import fs = require('node:fs');

// The yardstick: it parses, and does nothing else. It is CommonJS, for which Node prepares the least.
const {file, form} = JSON.parse(process.argv[2]!) as {file: string; form: string};
const bytes = fs.readFileSync(file);
if (form === 'lines') {
  for (const line of bytes.toString().trimEnd().split('\n')) JSON.parse(line);
} else {
  const text = form === 'gzip' ? require('node:zlib').gunzipSync(bytes) : bytes;
  JSON.parse(text.toString());
}
