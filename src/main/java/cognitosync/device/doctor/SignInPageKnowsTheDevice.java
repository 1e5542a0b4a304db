package cognitosync.device.doctor;

/** A person can sign in from the command line. */
final class SignInPageKnowsTheDevice implements Check {
    @Override
    public String title() {
        return "sign-in page knows the command line";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        return deployment
                .stack()
                .deviceCallback()
                .map(callback -> SignInPage.knock(
                        deployment, callback, "code", "deploy again with -c deviceCallback=" + callback + "."))
                .orElseGet(() -> new Outcome.NotRun("the stack is deployed without -c deviceCallback"));
    }
}
