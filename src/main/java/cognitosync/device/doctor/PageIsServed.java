package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import java.net.URI;

/**
 * The page answers over HTTPS (or on localhost), is revalidated each time, and its Content-Security-Policy allows this
 * stack's sign-in domain, or the user pool's API where there is none.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#directive-connect-src">Content Security Policy, connect-src</a>
 */
final class PageIsServed implements Check {
    @Override
    public String title() {
        return Messages.text("check.page");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        Stack stack = deployment.stack();
        Pages.Page page = deployment.pages().get(stack.siteUrl());
        if (!page.isHtml()) {
            return new Outcome.Failed(page.refusal(Messages.text("doctor.the-page")));
        }
        if (!page.header("Cache-Control").contains("no-cache")) {
            return new Outcome.Failed(Messages.text("doctor.cached", Messages.text("doctor.the-page"), page.address()));
        }
        String signIn = stack.userPoolDomain()
                .map(URI::toString)
                .orElseGet(() -> deployment.clients().userPoolEndpoint());
        if (!page.text().contains(signIn)) {
            return new Outcome.Failed(Messages.text("doctor.page", page.address(), signIn));
        }
        return new Outcome.Passed(page.address().toString());
    }
}
