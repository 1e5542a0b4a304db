package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds the app client that a request names, and checks that the caller knows its secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">Computing
 *     secret hash values</a>
 */
record ClientCheck(Pools pools, AppClients clients) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BAD_REQUEST = 400;

    /** An app client and its pool. */
    record PoolClient(UserPool pool, AppClient client) {}

    /**
     * The client of that id.
     *
     * @param username as the request has it, which the hash is computed of
     * @throws AwsException where there is none, or the hash is not that of its secret
     */
    PoolClient require(String clientId, Optional<String> secretHash, String username) {
        return require(clientId, secretHash, () -> username);
    }

    /** Finds it as well, where the name has to be found out. */
    PoolClient require(String clientId, Optional<String> secretHash, Supplier<String> username) {
        AppClient client = find(clientId);
        if (client.secret().isEmpty() && secretHash.isPresent()) {
            throw notAuthorized("Client " + clientId + " is not configured for secret but secret hash was received");
        }
        if (client.secret().isPresent() && secretHash.isEmpty()) {
            throw notAuthorized("Client " + clientId + " is configured with secret but SECRET_HASH was not received");
        }
        client.secret().ifPresent(secret -> {
            if (!OpaqueToken.matches(hash(secret, username.get() + clientId), secretHash.orElseThrow())) {
                throw notAuthorized("Unable to verify secret hash for client " + clientId);
            }
        });
        return new PoolClient(pools.find(client.poolId()).orElseThrow(), client);
    }

    /**
     * The client of that id, which proves itself by its secret if it has one.
     *
     * @throws AwsException where there is none, or the secret is another one
     */
    PoolClient requireSecret(String clientId, Optional<String> secret) {
        AppClient client = find(clientId);
        if (client.secret().isPresent() != secret.isPresent()
                || !OpaqueToken.matches(client.secret().orElse(""), secret.orElse(""))) {
            throw notAuthorized("Unable to verify secret for client " + clientId);
        }
        return new PoolClient(pools.find(client.poolId()).orElseThrow(), client);
    }

    /** Refuses a client of another pool as one that does not exist. */
    void requireIn(String poolId, String clientId) {
        if (clients.find(clientId, poolId).isEmpty()) {
            throw unknown(clientId);
        }
    }

    private AppClient find(String clientId) {
        return clients.find(clientId).orElseThrow(() -> unknown(clientId));
    }

    private static AwsException unknown(String clientId) {
        return new AwsException(
                "ResourceNotFoundException", BAD_REQUEST, "User pool client " + clientId + " does not exist.");
    }

    /** The secret hash of a text. */
    static String hash(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM + ".", e);
        }
    }

    private static AwsException notAuthorized(String message) {
        return new AwsException("NotAuthorizedException", BAD_REQUEST, message);
    }
}
