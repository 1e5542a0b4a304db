package cognitosync.localcloud;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.names.Account;

/** The account, its region and the stack that tests deploy to. */
public final class TestAccount {
    public static final String ID = "123456789012";
    public static final String REGION = "eu-west-1";
    public static final Account ACCOUNT = new Account(ID, REGION);
    public static final Caller OWNER = new Caller.Developer("arn:aws:iam::" + ID + ":root", ID);
    public static final StackIdentity STACK = new StackIdentity(
            "arn:aws:cloudformation:eu-west-1:123456789012:stack/Test/0f8fad5b-d9cb-469f-a165-70867728950e",
            "Test",
            REGION,
            ID);

    private TestAccount() {}
}
