package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * JSON answers, which no cache keeps.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, section 5</a>
 */
final class OauthResponse {
    private OauthResponse() {}

    /** An error of section 5.2 with its code; the message is its {@code error_description}. */
    static final class OauthException extends RuntimeException {
        private final String code;
        private final int status;

        OauthException(String code, String description) {
            this(code, 400, description);
        }

        OauthException(String code, int status, String description) {
            super(description);
            this.code = code;
            this.status = status;
        }
    }

    /** The response of an endpoint, or the error that it throws. */
    static Response answer(Supplier<Response> endpoint) {
        try {
            return endpoint.get();
        } catch (MalformedRequestException e) {
            return error(new OauthException("invalid_request", e.getMessage()));
        } catch (OauthException e) {
            return error(e);
        }
    }

    static Response error(OauthException error) {
        Response response =
                json(error.status, object().put("error", error.code).put("error_description", error.getMessage()));
        return error.status == 401 ? response.with("WWW-Authenticate", "Basic realm=\"token\"") : response;
    }

    static Response json(int status, JsonNode body) {
        return Response.of(status, "application/json;charset=UTF-8", body.toString())
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }

    static ObjectNode object() {
        return JsonProtocol.MAPPER.createObjectNode();
    }

    /**
     * A form field that must be there.
     *
     * @throws OauthException where it is missing or empty
     */
    static String required(Request request, String field) {
        return request.form(field)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new OauthException("invalid_request", "The field " + field + " is missing."));
    }
}
