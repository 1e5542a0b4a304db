package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.signin.SignInAttempt;
import java.util.Map;
import java.util.Optional;

/** Finds the app client of a sign-in; its secret hash is among the parameters, and made of the name or of the token's user. */
public final class SignInCheck {
    private static final String REFRESH_TOKEN = "REFRESH_TOKEN";

    private final ClientCheck clients;
    private final UserTokens tokens;

    private SignInCheck(ClientCheck clients, UserTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /** Finds clients of these pools. */
    public static SignInCheck of(Pools pools, AppClients clients, UserTokens tokens) {
        return new SignInCheck(new ClientCheck(pools, clients), tokens);
    }

    /**
     * A step of a sign-in through a client.
     *
     * @throws AwsException where there is no such client, or the secret hash is missing or wrong
     */
    public SignInAttempt attempt(String clientId, Optional<String> session, Map<String, String> parameters) {
        Optional<String> secretHash = Optional.ofNullable(parameters.get("SECRET_HASH"));
        PoolClient app = clients.require(clientId, secretHash, () -> hashed(clientId, parameters));
        return new SignInAttempt(app.pool(), app.client(), session, parameters);
    }

    /**
     * A step of a sign-in through a client of that pool.
     *
     * @throws AwsException as {@link #attempt(String, Optional, Map)}
     */
    public SignInAttempt attempt(
            String poolId, String clientId, Optional<String> session, Map<String, String> parameters) {
        clients.requireIn(poolId, clientId);
        return attempt(clientId, session, parameters);
    }

    private String hashed(String clientId, Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("USERNAME"))
                .or(() -> Optional.ofNullable(parameters.get(REFRESH_TOKEN))
                        .flatMap(token -> tokens.owner(clientId, token)))
                .orElse("");
    }

    /** The client of a request that carries the secret itself. */
    PoolClient requireSecret(String clientId, Optional<String> secret) {
        return clients.requireSecret(clientId, secret);
    }
}
