package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON answers that no cache keeps (RFC 6749, section 5.1). */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonProtocol.MAPPER.createObjectNode();
    }

    static Response answer(int status, JsonNode body) {
        return Response.of(status, "application/json;charset=UTF-8", body.toString())
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }

    static Response error(OauthException error) {
        Response response = answer(
                error.status(), object().put("error", error.code()).put("error_description", error.getMessage()));
        return error.status() == 401 ? response.with("WWW-Authenticate", "Basic realm=\"token\"") : response;
    }
}
