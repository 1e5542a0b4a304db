package cognitosync.device.doctor;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.signin.Account;
import cognitosync.device.signin.UserPoolApi;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.Stack;
import cognitosync.device.time.Pauses;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What is examined, and with what.
 *
 * @param stack addresses and ids
 * @param pages fetches pages
 * @param clients of the AWS SDK
 * @param clock what time it is on this machine
 * @param pauses between two attempts
 * @param user who is signed in, if anybody is
 * @param developer credentials of the AWS account, if there are any
 */
public record Deployment(
        Stack stack,
        Pages pages,
        AwsClients clients,
        InstantSource clock,
        Pauses pauses,
        Optional<Account> user,
        Optional<AwsCredentialsProvider> developer) {

    /** The API of the user pool. */
    UserPoolApi userPool() {
        return new UserPoolApi(clients.userPoolEndpoint(), stack.clientId(), pages.timeout());
    }

    /** An API, as that user. */
    AppSyncApi api(Backend.AppSync backend, Account caller) {
        return clients.api(backend, caller, clock, pauses);
    }
}
