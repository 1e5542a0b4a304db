package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import cognitosync.device.signin.UserPoolApi;
import cognitosync.device.signin.UserPoolApi.Answer;
import cognitosync.device.signin.srp.SrpExchange;
import java.util.Map;

/**
 * Begins a sign-in of an unknown user at the API of the user pool, as the site's form does: it must look like anybody's.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">InitiateAuth</a>
 */
final class UserPoolTakesSrp implements Check {
    /** A name that no registry gives away, RFC 2606. */
    private static final String NOBODY = "doctor@nobody.invalid";

    @Override
    public String title() {
        return Messages.text("check.user-pool");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        UserPoolApi api = deployment.userPool();
        Answer answer = api.call(
                "InitiateAuth",
                Map.of(
                        "AuthFlow",
                        "USER_SRP_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", NOBODY, "SRP_A", SrpExchange.start().publicValue())));
        if (answer instanceof Answer.Output output) {
            String challenge = output.body().path("ChallengeName").asText();
            return challenge.equals("PASSWORD_VERIFIER")
                    ? new Outcome.Passed(Messages.text("doctor.user-pool", "USER_SRP_AUTH", api.endpoint()))
                    : new Outcome.Failed(Messages.text("doctor.user-pool.challenge", api.endpoint(), challenge));
        }
        Answer.Refused refused = (Answer.Refused) answer;
        return new Outcome.Failed(
                switch (refused.code()) {
                    case "ResourceNotFoundException" ->
                        Messages.text(
                                "doctor.user-pool.gone",
                                api.endpoint(),
                                api.clientId(),
                                deployment.stack().region());
                    case "UserNotFoundException" -> Messages.text("doctor.user-pool.existence", api.clientId());
                    case "InvalidParameterException" ->
                        Messages.text("doctor.user-pool.flow", api.clientId(), refused.message());
                    default -> Messages.text("doctor.user-pool.refused", api.endpoint(), refused.code());
                });
    }
}
