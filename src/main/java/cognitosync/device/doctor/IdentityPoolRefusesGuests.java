package cognitosync.device.doctor;

import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/**
 * The identity pool is there, and gives no identity to a guest.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</a>
 */
final class IdentityPoolRefusesGuests implements Check {
    @Override
    public String title() {
        return "identity pool is there and takes no guests";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        String pool = deployment.stack().identityPoolId();
        try (CognitoIdentityClient identity = deployment.clients().identity()) {
            identity.getId(request -> request.identityPoolId(pool));
            return new Outcome.Failed("The identity pool " + pool
                    + " gives identities to guests; deploy again, so that only signed-in users get one.");
        } catch (NotAuthorizedException refused) {
            return new Outcome.Passed(pool);
        } catch (ResourceNotFoundException absent) {
            return new Outcome.Failed("There is no identity pool " + pool + " in "
                    + deployment.stack().region()
                    + "; deploy again, or name the outputs file of the stack that is there.");
        }
    }
}
