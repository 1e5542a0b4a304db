package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
/** A person can sign in from the command line. */
final class SignInPageKnowsTheDevice implements Check {
    @Override
    public String title() {
        return Messages.text("check.device-callback");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        return deployment
                .stack()
                .deviceCallback()
                .map(callback -> SignInPage.probe(
                        deployment, callback, "code", Messages.text("doctor.sign-in.device-callback",
                         deployment.stack().userPoolDomain(), callback, deployment.stack().clientId())))
                .orElseGet(() -> new Outcome.NotRun(Messages.text("doctor.no-callback")));
    }
}
