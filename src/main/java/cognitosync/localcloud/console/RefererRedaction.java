package cognitosync.localcloud.console;

/** Leaves out what a page must not show: a referrer carries the query of a page, where authorization codes travel. */
final class RefererRedaction {
    private RefererRedaction() {}

    static String value(String key, String value) {
        if (!key.equalsIgnoreCase("aws:Referer")) {
            return value;
        }
        String withoutQuery = value.replaceFirst("[?#].*", "");
        return withoutQuery.equals(value) ? value : withoutQuery + "?…";
    }
}
