// Stands in for the C++ addon that ends an orphaned extension host; the launcher ends the whole process group itself.
exports.start = () => {};
