package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.Map;

/** A page with one form. */
interface Page {
    /** Its path, which the form posts to as well. */
    String path();

    /** The name of its template. */
    String template();

    /** The title of its window and its heading. */
    String title();

    /** What its template needs beyond what every page has. */
    default Map<String, Object> values(PageRequest page) {
        return Map.of();
    }

    /**
     * What the form does.
     *
     * @throws cognitosync.localcloud.protocol.AwsException whose sentence is shown above the form
     */
    Response submit(PageRequest page);

    /**
     * A request for a page, on behalf of an app.
     *
     * @param pool whose page
     * @param authorization what the app asked for
     */
    record PageRequest(Request http, UserPool pool, AuthorizationRequest authorization) {
        /** Longer fields are cut: none of them is long, and passwords that long are refused anyway. */
        private static final int LONGEST_FIELD = 4_096;
        /** Of an email address (RFC 5321, section 4.5.3.1). */
        private static final int LONGEST_NAME = 254;

        AppClient client() {
            return authorization.client();
        }

        /** A field without surrounding white space, which is pasted along with codes and addresses. */
        String field(String name) {
            return secret(name).strip();
        }

        /** A field as it was typed. */
        String secret(String name) {
            String value = http.form(name).orElse("");
            return value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
        }

        /** The address of another page, with what the app asked for. */
        String link(String path) {
            return path + "?" + authorization.query();
        }

        /** The address of another page, with the name that signs in; one longer than any valid name is cut. */
        String link(String path, String username) {
            return path + "?" + authorization.query(username.substring(0, Math.min(username.length(), LONGEST_NAME)));
        }
    }
}
