package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.Identity.Login;
import cognitosync.localcloud.identitypool.IdentityPool.LoginProvider;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authenticates the {@code Logins} of a request, and its caller as the identity that the request names. */
record IdentityAuthentication(Pools pools, Identities identities, IdTokenVerifier tokens, InstantSource clock) {
    /**
     * An authenticated identity.
     *
     * @param identity the caller's; another than the request names if that one was merged into it just now
     * @param pool of the identity
     * @param logins verified; none for a guest
     */
    record Authenticated(Identity identity, IdentityPool pool, List<Login> logins) {}

    /** Authenticates, and links the given logins to the identity, as a request for credentials does. */
    Authenticated authenticate(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        if (given.isEmpty()) {
            return guest(identity, pool);
        }
        List<Login> verified = verify(pool, given);
        return new Authenticated(
                identities.link(pool.id(), Optional.of(identity), verified, clock.instant()), pool, verified);
    }

    /** Authenticates without linking: one of the logins must be the identity's already. */
    Authenticated authenticateWithoutLinking(String identityId, Map<String, String> given) {
        Identity identity = named(identityId);
        IdentityPool pool = pool(identity);
        List<Login> verified = given.isEmpty() ? List.of() : verify(pool, given);
        if (verified.stream().noneMatch(identity.logins()::contains)) {
            throw Errors.loginsDoNotMatch();
        }
        return new Authenticated(identity, pool, verified);
    }

    private static Authenticated guest(Identity identity, IdentityPool pool) {
        if (!identity.isGuest()) {
            throw Errors.forbidden(identity.id());
        }
        if (!pool.allowsGuests()) {
            throw Errors.noGuests();
        }
        return new Authenticated(identity, pool, List.of());
    }

    private Identity named(String identityId) {
        Identity identity = identities.find(identityId).orElseThrow(() -> Errors.identityNotFound(identityId));
        if (identity.disabled()) {
            throw Errors.forbidden(identityId);
        }
        return identity;
    }

    private IdentityPool pool(Identity identity) {
        return pools.find(identity.poolId()).orElseThrow(() -> Errors.poolNotFound(identity.poolId()));
    }

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
        LoginProvider configured = client(named, token).orElseThrow(IdentityAuthentication::notSupported);
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
