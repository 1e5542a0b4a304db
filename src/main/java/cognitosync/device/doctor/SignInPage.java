package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Sends an authorization request to the sign-in domain, as an app does.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">The authorize
 *     endpoint</a>
 */
final class SignInPage {
    /** Any value, because no sign-in follows: from RFC 7636, appendix B. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private SignInPage() {}

    /** Whether a sign-in that returns to the callback can start; the sentence says what to do if the callback is unknown. */
    static Outcome probe(Deployment deployment, URI callback, String responseType, String unknownCallback) {
        URI domain = deployment.stack().userPoolDomain().orElseThrow();
        String clientId = deployment.stack().clientId();
        Pages.Page answer = deployment
                .pages()
                .get(URI.create(domain + "/oauth2/authorize?client_id=" + encoded(clientId) + "&response_type="
                        + responseType + "&scope=openid&state=doctor&redirect_uri=" + encoded(callback.toString())
                        + (responseType.equals("code")
                                ? "&code_challenge_method=S256&code_challenge=" + CHALLENGE
                                : "")));
        if (answer.location().toString().startsWith(callback.toString())) {
            return new Outcome.Failed(Messages.text("doctor.sign-in.grant", domain, responseType));
        }
        if (answer.status() == 403 || answer.status() == 404 || answer.status() / 100 == 5) {
            return new Outcome.Failed(Messages.text("doctor.sign-in.gone", domain, answer.status()));
        }
        if (answer.status() / 100 != 3 || !answer.location().getPath().equals("/login")) {
            return new Outcome.Failed(unknownCallback);
        }
        Pages.Page page = deployment.pages().get(answer.location());
        if (!page.isHtml()) {
            return new Outcome.Failed(Messages.text("doctor.sign-in.no-page", domain, page.status()));
        }
        return new Outcome.Passed(Messages.text("doctor.sign-in", domain, callback));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
