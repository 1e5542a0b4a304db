package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
/** Visitors of the site can sign in. */
final class SignInPageKnowsTheSite implements Check {
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
                Messages.text("doctor.sign-in.site-callback", deployment.stack().userPoolDomain(), deployment.stack().siteUrl(), deployment.stack().clientId()));
    }
}
