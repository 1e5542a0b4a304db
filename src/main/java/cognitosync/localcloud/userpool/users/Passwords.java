package cognitosync.localcloud.userpool.users;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id (<a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>) at a cost that a person does
 * not notice and a guesser does.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 12 * 1024;
    private static final int ITERATIONS = 3;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** At most this many at once: memory stays bounded however many people knock. */
    private static final int AT_ONCE = 4;

    /** The hash of a random password that was never written down, made with the parameters above. */
    static final String NOBODY =
            "$argon2id$v=19$m=12288,t=3,p=1$8rcn+dgdlLqlEHtHAa6RNA$fT149nhW4kvlQ8Vir4JluiJxK0pinCY8lqIEC1cVN2w";

    private final Semaphore seats = new Semaphore(AT_ONCE, true);
    private final BiPredicate<String, String> check;

    /** Hashes as said above. */
    public Passwords() {
        this((password, hash) -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Compares through another check of a password and a hash, such as one that counts. */
    Passwords(BiPredicate<String, String> check) {
        this.check = check;
    }

    /** The encoded hash with its parameters and a fresh salt. */
    public String hash(String password) {
        return seated(() -> Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID))
                .getResult());
    }

    /** Whether the password has that hash. */
    public boolean matches(String password, String hash) {
        return seated(() -> check.test(password, hash));
    }

    /** Takes the time of {@link #matches} where there is no user to compare with. */
    public void matchNobody(String password) {
        matches(password, NOBODY);
    }

    private <T> T seated(Supplier<T> work) {
        seats.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            seats.release();
        }
    }
}
