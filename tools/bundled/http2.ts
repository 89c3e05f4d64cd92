/** What got finds in place of its library for HTTP/2, which it loads always and we never ask for. */
export default {globalAgent: undefined};
