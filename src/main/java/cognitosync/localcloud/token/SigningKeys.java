package cognitosync.localcloud.token;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One durable RSA key pair for each issuer of tokens (<a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>), so that
 * tokens outlive a restart.
 */
public final class SigningKeys {
    private static final int BITS = 2048;

    private final Database database;
    private final Supplier<RSAKey> generator;

    /** The keys in this database, which has {@link #schema()}. */
    public SigningKeys(Database database) {
        this(database, SigningKeys::generate);
    }

    /**
     * Takes new key pairs from a generator.
     *
     * @param generator of key pairs as {@link #generate} makes them, another one each time
     */
    public SigningKeys(Database database, Supplier<RSAKey> generator) {
        this.database = database;
        this.generator = generator;
    }

    /** The table of keys. */
    public static Schema schema() {
        return Schema.of(SigningKeys.class);
    }

    /** The key pair of an issuer, made where there is none; two callers at once get the same. */
    public RSAKey of(String issuer) {
        return find(issuer).orElseGet(() -> make(issuer));
    }

    /** The key pair of an issuer, empty where it never signed anything here. */
    public Optional<RSAKey> find(String issuer) {
        return database.read(transaction -> transaction.first(
                        "SELECT jwk FROM signing_key WHERE issuer = ?", row -> row.text("jwk"), issuer))
                .map(SigningKeys::parse);
    }

    /** What others check the issuer's signatures with; holds no private part. */
    public JWKSet publicKeys(String issuer) {
        return new JWKSet(of(issuer)).toPublicJWKSet();
    }

    /** Forgets the issuer's key; its tokens are worth nothing from then on. */
    public void delete(String issuer) {
        database.write(transaction -> transaction.update("DELETE FROM signing_key WHERE issuer = ?", issuer));
    }

    private RSAKey make(String issuer) {
        return make(issuer, fresh());
    }

    /** The key pair of an issuer, the one given where it has none. */
    public RSAKey make(String issuer, RSAKey fresh) {
        String jwk = fresh.toJSONString();
        return parse(database.write(transaction -> {
            transaction.update(
                    "INSERT INTO signing_key (issuer, jwk) VALUES (?, ?) ON CONFLICT DO NOTHING", issuer, jwk);
            return transaction
                    .first("SELECT jwk FROM signing_key WHERE issuer = ?", row -> row.text("jwk"), issuer)
                    .orElseThrow();
        }));
    }

    /** A key pair of no issuer yet; takes up to a second. */
    public RSAKey fresh() {
        return generator.get();
    }

    /** Generates a key pair. */
    static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM cannot make an RSA key: " + e.getMessage(), e);
        }
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored signing key is not a JWK.", e);
        }
    }
}
