package cognitosync.localcloud.console;

/**
 * Who asked for something.
 *
 * @param name for people
 * @param detail the identity id or ARN behind the name; may be empty
 * @param href the page of what is stored for them; may be empty
 * @param paint class of the colour that stands for them; empty for those who are nobody in particular
 */
record CallerView(String name, String detail, String href, String paint) {}
