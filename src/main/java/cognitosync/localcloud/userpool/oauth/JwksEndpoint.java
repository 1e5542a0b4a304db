package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.util.function.Supplier;

/** {@code GET /POOL/.well-known/jwks.json}: the public keys of a pool (RFC 7517, section 5). */
final class JwksEndpoint implements Endpoint {
    private final Supplier<UserPool> pool;
    private final SigningKeys keys;

    JwksEndpoint(Supplier<UserPool> pool, SigningKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    @Override
    public Response respond(Request request) {
        return Response.of(
                        200,
                        "application/json",
                        keys.publicKeys(pool.get().issuer()).toString())
                .with("Cache-Control", "public, max-age=86400")
                .with("X-Content-Type-Options", "nosniff");
    }
}
