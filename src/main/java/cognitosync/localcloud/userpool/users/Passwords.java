package cognitosync.localcloud.userpool.users;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Hashes passwords with Argon2id (<a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>) at a cost that hardly
 * delays a sign-in and makes guessing expensive.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 12 * 1024;
    private static final int ITERATIONS = 3;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** Maximum concurrent hashes; bounds memory. */
    private static final int AT_ONCE = 4;

    /** The hash of a random password that was never written down, made with the parameters above. */
    static final String DUMMY_HASH =
            "$argon2id$v=19$m=12288,t=3,p=1$8rcn+dgdlLqlEHtHAa6RNA$fT149nhW4kvlQ8Vir4JluiJxK0pinCY8lqIEC1cVN2w";

    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final Verifiers verifiers;
    private final UnaryOperator<String> make;
    private final BiPredicate<String, String> check;

    /** Hashes and checks with Argon2id. */
    public Passwords(Verifiers verifiers) {
        this(verifiers, (password, hash) -> Password.check(password, hash)
                .with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Compares through another check of a password and a hash, such as one that counts. */
    Passwords(Verifiers verifiers, BiPredicate<String, String> check) {
        this(verifiers, Passwords::argon2, check);
    }

    /** Computes by other functions, such as ones that count. */
    Passwords(Verifiers verifiers, UnaryOperator<String> make, BiPredicate<String, String> check) {
        this.verifiers = verifiers;
        this.make = make;
        this.check = check;
    }

    /** Everything that is kept of the password of a user: what the password itself, and what SRP is checked with. */
    public StoredPassword store(String poolId, String sub, String password) {
        return new StoredPassword(hash(password), verifiers.seal(poolId, sub, password));
    }

    /** The encoded hash with its parameters and a fresh salt. */
    public String hash(String password) {
        return withPermit(() -> make.apply(password));
    }

    private static String argon2(String password) {
        return Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID))
                .getResult();
    }

    /** Whether the password has that hash. */
    public boolean matches(String password, String hash) {
        return withPermit(() -> check.test(password, hash));
    }

    /** Takes as long as {@link #matches}, for an unknown user. */
    public void matchDummy(String password) {
        matches(password, DUMMY_HASH);
    }

    private <T> T withPermit(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
