package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for the user pools: knows the tokens it handed out. */
final class FakeIdTokens implements IdTokenVerifier {
    private final Map<String, IdToken> known = new ConcurrentHashMap<>();
    private final Set<String> signedOut = new HashSet<>();

    String issue(String provider, String subject, String clientId) {
        String jwt = "jwt-" + known.size();
        known.put(jwt, new IdToken("https://" + provider, subject, clientId, Instant.MAX, Map.of("sub", subject)));
        return jwt;
    }

    void signOut(String subject) {
        signedOut.add(subject);
    }

    @Override
    public IdToken verify(String jwt, String provider) {
        IdToken token = known.get(jwt);
        if (token == null) {
            throw new InvalidTokenException("Token signature invalid");
        }
        if (!token.issuer().equals("https://" + provider)) {
            throw new InvalidTokenException("Issuer doesn't match providerName");
        }
        return token;
    }

    @Override
    public boolean isStillValid(IdToken token) {
        return !signedOut.contains(token.subject());
    }
}
