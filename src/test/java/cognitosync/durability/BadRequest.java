package cognitosync.durability;

/**
 * A request that must be refused.
 *
 * @param kind what is wrong with it
 * @param port where it goes
 * @param text the bytes, as Latin-1
 * @param ends whether the client says that it sends no more
 * @param shape of the refusal
 * @param error the type of the error, a pattern; empty for any
 */
record BadRequest(String kind, int port, String text, boolean ends, ErrorShape shape, String error) {
    BadRequest(String kind, int port, String text, ErrorShape shape) {
        this(kind, port, text, false, shape, "");
    }

    BadRequest ending() {
        return new BadRequest(kind, port, text, true, shape, error);
    }

    BadRequest shaped(ErrorShape other) {
        return new BadRequest(kind, port, text, ends, other, error);
    }

    BadRequest answering(String pattern) {
        return new BadRequest(kind, port, text, ends, shape, pattern);
    }

    /** Whether the client goes on sending a little now and then. */
    boolean trickles() {
        return kind.endsWith(" trickle");
    }

    /** Whether the client does not end what it has begun, so that the server has to give up. */
    boolean lingers() {
        return trickles() || kind.contains(" slow ");
    }

    boolean isHead() {
        return text.startsWith("HEAD ");
    }

    @Override
    public String toString() {
        String start = text.length() > 600 ? text.substring(0, 600) + "… (" + text.length() + ")" : text;
        return kind + " to " + port + ":\n" + start;
    }
}
