package cognitosync.device.doctor;

/** Visitors of the site can sign in. */
final class SignInPageKnowsTheSite implements Check {
    @Override
    public String title() {
        return "sign-in page answers and knows the site";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        return SignInPage.knock(
                deployment,
                deployment.stack().siteUrl(),
                ConfigMatchesOutputs.responseType(deployment),
                "deploy again, so that the app client has the site's address.");
    }
}
