package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.Map;

/** A page with one form. */
interface Page {
    /** Its path, also the action of its form. */
    String path();

    /** The name of its template. */
    String template();

    /** The title of its window and its heading. */
    String title();

    /** The values of its template, in addition to those of every page. */
    default Map<String, Object> values(PageRequest page) {
        return Map.of();
    }

    /**
     * Handles the form.
     *
     * @throws cognitosync.localcloud.protocol.AwsException whose message is shown above the form
     */
    Response submit(PageRequest page);

    /**
     * A request for a page, on behalf of an app.
     *
     * @param pool whose page
     * @param authorization the app's authorization request
     */
    record PageRequest(Request http, UserPool pool, AuthorizationRequest authorization) {
        /** Longer fields are truncated; such passwords are refused anyway. */
        private static final int LONGEST_FIELD = 4_096;
        /** Of an email address (RFC 5321, section 4.5.3.1). */
        private static final int LONGEST_NAME = 254;

        AppClient client() {
            return authorization.client();
        }

        /** A field without surrounding white space, which is often pasted with codes and addresses. */
        String field(String name) {
            return secret(name).strip();
        }

        /** A field as it was typed. */
        String secret(String name) {
            String value = http.form(name).orElse("");
            return value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
        }

        /** The address of another page, with the authorization request. */
        String link(String path) {
            return path + "?" + authorization.query();
        }

        /** The address of another page, with the username; one longer than any valid name is truncated. */
        String link(String path, String username) {
            return path + "?" + authorization.query(username.substring(0, Math.min(username.length(), LONGEST_NAME)));
        }
    }
}
