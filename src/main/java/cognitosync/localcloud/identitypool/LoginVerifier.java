package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.IdentityPool.LoginProvider;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.token.IdToken;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.InvalidTokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authenticates the {@code Logins} of a request. */
record LoginVerifier(IdTokenVerifier tokens) {
    /**
     * The user behind each of these logins; a single invalid one refuses all.
     *
     * @param logins at least one
     */
    List<Login> verify(IdentityPool pool, Map<String, String> logins) {
        List<Login> verified = new ArrayList<>();
        for (Map.Entry<String, String> login : logins.entrySet()) {
            verified.add(verify(pool, login.getKey(), login.getValue()));
        }
        return verified;
    }

    private Login verify(IdentityPool pool, String provider, String jwt) {
        if (provider.equals(Identity.PROVIDER)) {
            throw Errors.notAuthorized("Invalid login token. Can't pass in a Cognito token.");
        }
        if (pool.providers().isEmpty()) {
            throw Errors.loginsDoNotMatch();
        }
        List<LoginProvider> named = pool.providers().stream()
                .filter(candidate -> candidate.name().equals(provider))
                .toList();
        if (named.isEmpty()) {
            throw notSupported();
        }
        IdToken token = verify(provider, jwt);
        LoginProvider configured = client(named, token).orElseThrow(LoginVerifier::notSupported);
        if (configured.serverSideTokenCheck() && !tokens.isStillValid(token)) {
            throw Errors.notAuthorized("Invalid login token. Token was revoked, or its user is gone; sign in again.");
        }
        return new Login(provider, token.subject());
    }

    private IdToken verify(String provider, String jwt) {
        try {
            return tokens.verify(jwt, provider);
        } catch (InvalidTokenException e) {
            throw Errors.notAuthorized("Invalid login token. " + e.getMessage());
        }
    }

    private static Optional<LoginProvider> client(List<LoginProvider> named, IdToken token) {
        return named.stream()
                .filter(candidate -> candidate.clientId().equals(token.clientId()))
                .findFirst();
    }

    // AWS says the same of an unknown user pool and of a known one's other client.
    private static AwsException notSupported() {
        return Errors.notAuthorized("Token is not from a supported provider of this identity pool.");
    }
}
