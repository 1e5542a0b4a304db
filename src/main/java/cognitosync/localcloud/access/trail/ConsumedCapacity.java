package cognitosync.localcloud.access.trail;

/**
 * Capacity units that a request consumed.
 *
 * @param read units
 * @param write units
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read and write operations</a>
 */
public record ConsumedCapacity(double read, double write) {
    /** No units. */
    public static final ConsumedCapacity NONE = new ConsumedCapacity(0, 0);

    /** Receives consumed capacity, on the thread that answers the request. */
    @FunctionalInterface
    public interface Listener {
        /** A listener that does nothing. */
        Listener NOBODY = units -> {};

        /** Called each time a request consumes capacity, which can be several times per request. */
        void consumed(ConsumedCapacity units);
    }

    /** Adds both kinds of units. */
    ConsumedCapacity plus(ConsumedCapacity more) {
        return new ConsumedCapacity(read + more.read, write + more.write);
    }
}
