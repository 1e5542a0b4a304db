package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;

/** The sign-in page accepts the callback of the command line. */
final class DeviceCallbackIsAccepted implements Check {
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
                        deployment,
                        callback,
                        "code",
                        Messages.text(
                                "doctor.sign-in.device-callback",
                                deployment.stack().userPoolDomain().orElseThrow(),
                                callback,
                                deployment.stack().clientId())))
                .orElseGet(() -> new Outcome.NotRun(Messages.text("doctor.no-callback")));
    }
}
