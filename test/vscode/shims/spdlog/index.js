// Stands in for the C++ addon of the same name, so that output channels work with nothing compiled.
// Exports are assigned one by one: VS Code loads this file with import(), which reads their names from such lines.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 0;
    this.plain = false;
  }

  trace(text) {
    this.write(0, text);
  }

  debug(text) {
    this.write(1, text);
  }

  info(text) {
    this.write(2, text);
  }

  warn(text) {
    this.write(3, text);
  }

  error(text) {
    this.write(4, text);
  }

  critical(text) {
    this.write(5, text);
  }

  write(level, text) {
    if (level < this.level) return;
    const line = this.plain ? text : `${new Date().toISOString()} [${levels[level]}] ${text}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The log folder is removed while the server ends; a line less is no loss then.
    }
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {
    this.plain = false;
  }

  clearFormatters() {
    this.plain = true;
  }

  flush() {}

  drop() {}
}

const createLogger = async (_name, file) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
};

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
