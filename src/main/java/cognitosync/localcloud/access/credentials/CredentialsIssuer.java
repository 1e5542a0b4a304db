package cognitosync.localcloud.access.credentials;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Issues temporary credentials; those of identity pools last an hour.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Credentials.html">Credentials</a>
 */
public final class CredentialsIssuer {
    /** How long credentials last by default. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    private final Sessions sessions;
    private final InstantSource clock;
    private final KeyMaterial material;

    /** Issues into these sessions. */
    public CredentialsIssuer(Sessions sessions, InstantSource clock, SecureRandom random) {
        this.sessions = sessions;
        this.clock = clock;
        this.material = new KeyMaterial(random);
    }

    /** New credentials of the caller; durable before they are returned. */
    public AccessKey issue(Caller caller) {
        return issue(caller, VALIDITY);
    }

    /** Issues credentials with a validity of their own; durable before they are returned. */
    public AccessKey issue(Caller caller, Duration validity) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(validity).truncatedTo(ChronoUnit.SECONDS);
        AccessKey key = new AccessKey(
                material.id("ASIA"),
                material.secret(),
                Optional.of(material.sessionToken()),
                Optional.of(expiresAt),
                caller);
        sessions.add(key, caller, expiresAt, now);
        return key;
    }
}
