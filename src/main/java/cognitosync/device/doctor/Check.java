package cognitosync.device.doctor;

/** One check of a deployment. */
interface Check {
    /** What must hold, as in "website answers". */
    String title();

    Outcome examine(Deployment deployment);
}
