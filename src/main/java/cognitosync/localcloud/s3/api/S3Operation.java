package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;

/** One operation of the REST API, for callers with a key; its class has its name. */
public interface S3Operation {
    /** The IAM action that must be allowed. */
    String action();

    /** What it does with each member that a request may have. */
    RequestMembers members();

    /** Does it. */
    Response answer(S3Call call);
}
