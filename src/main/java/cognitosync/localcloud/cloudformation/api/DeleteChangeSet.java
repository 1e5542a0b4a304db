package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;

/**
 * Deletes a change set; one that does not exist is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html">DeleteChangeSet</a>
 */
record DeleteChangeSet(StackLookup lookup) implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "ChangeSetName");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        lookup.findChangeSet(input)
                .ifPresent(set -> lookup.stacks().changeSets().delete(set));
    }
}
