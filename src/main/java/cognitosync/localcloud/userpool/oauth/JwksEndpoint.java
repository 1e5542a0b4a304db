package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.userpool.settings.UserPool;

/** {@code GET /POOL/.well-known/jwks.json}: the public keys of a pool (RFC 7517, section 5). */
record JwksEndpoint(UserPool pool, SigningKeys keys) implements Endpoint {
    @Override
    public Response respond(Request request) {
        return Response.of(
                        200, "application/json", keys.publicKeys(pool.issuer()).toString())
                .with("Cache-Control", "public, max-age=86400")
                .with("X-Content-Type-Options", "nosniff");
    }
}
