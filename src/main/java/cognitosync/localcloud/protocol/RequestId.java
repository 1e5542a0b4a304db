package cognitosync.localcloud.protocol;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests, for people who compare logs. Nothing rests on their being secret, so no secure random is asked. */
public final class RequestId {
    private static final long VERSION_MASK = 0xf000L;
    private static final long RANDOM = 0x4000L;
    private static final long VARIANT_MASK = 0xc000_0000_0000_0000L;
    private static final long RFC_9562 = 0x8000_0000_0000_0000L;

    private RequestId() {}

    /** A new one, a random UUID as RFC 9562 writes it. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID((random.nextLong() & ~VERSION_MASK) | RANDOM, (random.nextLong() & ~VARIANT_MASK) | RFC_9562)
                .toString();
    }
}
