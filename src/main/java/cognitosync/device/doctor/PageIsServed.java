package cognitosync.device.doctor;

import cognitosync.device.stack.Stack;

/**
 * The page answers over HTTPS (or on localhost), is asked for anew each time, and may speak to this stack's sign-in domain.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#directive-connect-src">Content Security Policy, connect-src</a>
 */
final class PageIsServed implements Check {
    @Override
    public String title() {
        return "page and its headers are those of this stack";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        Stack stack = deployment.stack();
        Pages.Page page = deployment.pages().get(stack.siteUrl());
        if (!page.isHtml()) {
            return new Outcome.Failed(page.refusal("The page"));
        }
        if (!page.header("Cache-Control").contains("no-cache")) {
            return new Outcome.Failed("The page " + page.address()
                    + " has no header Cache-Control: no-cache, so that browsers keep an old one; deploy again.");
        }
        if (!page.text().contains(stack.userPoolDomain().toString())) {
            return new Outcome.Failed("The page " + page.address() + " may not speak to " + stack.userPoolDomain()
                    + " by its Content-Security-Policy; it belongs to another deployment, so deploy again or name that one's"
                    + " outputs file.");
        }
        return new Outcome.Passed(page.address().toString());
    }
}
