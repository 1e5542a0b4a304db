package cognitosync.localcloud.identitypool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html">DescribeIdentity</a>. */
final class DescribeIdentity implements DeveloperOperation {
    private final Identities identities;

    DescribeIdentity(Identities identities) {
        this.identities = identities;
    }

    @Override
    public String name() {
        return "DescribeIdentity";
    }

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String id = input.id("IdentityId");
        input.requireValid();
        return Descriptions.of(identities.find(id).orElseThrow(() -> Errors.identityNotFound(id)));
    }
}
