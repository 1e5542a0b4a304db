package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;

/**
 * The website answers over HTTP, as the tutorial opens it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html">Website endpoints</a>
 */
final class WebsiteAnswers implements Check {
    @Override
    public String title() {
        return Messages.text("check.website");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        Pages.Page page = deployment.pages().get(deployment.stack().websiteUrl());
        if (page.isHtml()) {
            return new Outcome.Passed(page.address().toString());
        }
        return new Outcome.Failed(page.refusal(Messages.text("doctor.the-website")));
    }
}
