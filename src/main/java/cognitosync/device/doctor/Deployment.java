package cognitosync.device.doctor;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
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
 * @param user who is signed in, if anybody is
 * @param developer credentials of the AWS account, if there are any
 */
public record Deployment(
        Stack stack,
        Pages pages,
        AwsClients clients,
        InstantSource clock,
        Optional<Account> user,
        Optional<AwsCredentialsProvider> developer) {}
