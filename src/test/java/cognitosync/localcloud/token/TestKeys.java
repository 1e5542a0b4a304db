package cognitosync.localcloud.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** RSA key pairs that are made once for all tests of a JVM, since each takes up to a second. */
public final class TestKeys {
    private static final List<RSAKey> MADE = new ArrayList<>();

    private TestKeys() {}

    /** Supplies key pairs that differ from one another; another supplier gives them again, in that order. */
    public static Supplier<RSAKey> supplier() {
        AtomicInteger next = new AtomicInteger();
        return () -> key(next.getAndIncrement());
    }

    /** A key of which no other test has a copy. */
    public static SealingKey sealing() {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[SealingKey.BYTES];
        random.nextBytes(secret);
        return new SealingKey(secret, random);
    }

    private static synchronized RSAKey key(int index) {
        while (index >= MADE.size()) {
            MADE.add(SigningKeys.generate());
        }
        return MADE.get(index);
    }
}
