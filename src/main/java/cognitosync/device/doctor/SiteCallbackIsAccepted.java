package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;

/** The sign-in page accepts the callback of the site. */
final class SiteCallbackIsAccepted implements Check {
    @Override
    public String title() {
        return Messages.text("check.site-callback");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        return SignInPage.probe(
                deployment,
                deployment.stack().siteUrl(),
                ConfigMatchesOutputs.responseType(deployment),
                Messages.text(
                        "doctor.sign-in.site-callback",
                        deployment.stack().userPoolDomain().orElseThrow(),
                        deployment.stack().siteUrl(),
                        deployment.stack().clientId()));
    }
}
