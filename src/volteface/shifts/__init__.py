"""Changes of relations: alarms under a budget, each raised from nothing seen later than its own date."""
