// What Node itself takes to start and to end: it is CommonJS, for which it prepares the least.
