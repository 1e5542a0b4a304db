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

    /** Receives what is consumed, on the thread that answers the request. */
    @FunctionalInterface
    public interface Listener {
        /** Ignores it. */
        Listener NOBODY = units -> {};

        /** Called with each part of what a request consumes. */
        void consumed(ConsumedCapacity units);
    }

    /** The sum. */
    ConsumedCapacity plus(ConsumedCapacity more) {
        return new ConsumedCapacity(read + more.read, write + more.write);
    }
}
