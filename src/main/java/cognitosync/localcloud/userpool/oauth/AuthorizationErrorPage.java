package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Response;

/** Shows what is wrong with an address that the app sent the browser to. */
@FunctionalInterface
public interface AuthorizationErrorPage {
    /**
     * A page.
     *
     * @param error code, such as {@code redirect_mismatch}
     * @param sentence what happened and what to do
     */
    Response show(int status, String error, String sentence);
}
