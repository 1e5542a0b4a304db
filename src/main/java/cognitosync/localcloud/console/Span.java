package cognitosync.localcloud.console;

/**
 * A piece of text, in a colour or none.
 *
 * @param text the text
 * @param paint class of its colour; empty for plain text
 */
record Span(String text, String paint) {}
