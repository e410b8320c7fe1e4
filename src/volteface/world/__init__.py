import csv
from volteface.world.senses import NameSense, RoleSense, load_names, load_roles
STATES = frozenset(r[1] for r in csv.reader(open(__file__.replace("__init__.py","names.en.csv"))) if r[2]=="name")
Q = {t: i for i, ts in enumerate(("AGREE CONSULT SUPPORT CONCEDE", "COOPERATE AID RETREAT", "REQUEST ACCUSE REJECT THREATEN", "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),1) for t in ts.split()}
def quad_of(t): return Q[t]
def intensity_of(t, m): return 0.0
